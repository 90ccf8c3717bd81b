"""`python -m bangfu_lib` is the command `bangfu`."""

from bangfu_lib.cli.main import main

if __name__ == "__main__":
    main()
