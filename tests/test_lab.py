import http.client
import json
import os
import socket
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lab_session import chromium, end, family, open_page, running_lab

from bangfu_lib.cli import lab, lab_setup
from bangfu_lib.errors import MissingTool, UsageError
from bangfu_lib.files import write_whole
from bangfu_lib.widgets.state import ExploreState
from bangfu_lib.workspace import Workspace

pytest.importorskip("jupyterlab")
on_posix = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal")
# Of one scheme there is nothing to choose: its list is not shown.
VILLAGES = ".bf-controls select:visible"


# Set-up, without a server


def test_jupyter_folders_of_the_user_are_replaced(tmp_path):
    user = {"JUPYTER_CONFIG_DIR": "mine", "JUPYTER_TOKEN": "known", "HOME": "kept"}
    environment = lab_setup.lab_environment(tmp_path, "secret", user)
    folders = [environment[name] for name in lab_setup.FOLDERS]
    assert all(folder.startswith(str(tmp_path)) for folder in folders)
    assert environment["JUPYTER_TOKEN"] == "secret"
    assert environment["HOME"] == "kept"


def test_the_kernel_is_this_interpreter_with_this_library(tmp_path):
    lab_setup.fill_private_folder(tmp_path)
    kernel = json.loads((tmp_path / "data" / "kernels" / "python3" / "kernel.json").read_text())
    library = lab_setup.lab_environment(tmp_path, "t", {})["PYTHONPATH"]
    assert kernel["argv"][0] == sys.executable
    assert (Path(library) / "bangfu_lib" / "cli" / "lab.py").samefile(lab.__file__)


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(lab_setup, "find_spec", lambda name: None if name == "jupyterlab" else 1)
    with pytest.raises(MissingTool, match="pip install jupyterlab "):
        lab_setup.require_packages()


def test_a_workspace_without_the_notebook_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"20_explore\.ipynb"):
        lab.open_lab(Workspace(tmp_path), browser=False)


def test_a_port_in_use_is_refused(demo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="已被占用"):
            lab.open_lab(demo, port=taken.getsockname()[1], browser=False)


def test_only_notebooks_as_shipped_are_trusted(demo, tmp_path):
    trusted = []
    for name, ending in (("shipped", b""), ("edited", b"\n")):
        private, notebook = tmp_path / name, tmp_path / name / lab.NOTEBOOK
        write_whole(notebook, (demo.notebooks / lab.NOTEBOOK).read_bytes() + ending)
        (private / "data").mkdir()
        environment = lab_setup.lab_environment(private, "secret", os.environ)
        lab_setup.trust_shipped([notebook], environment)
        trusted.append(any((private / "data").iterdir()))
    assert trusted == [True, False]


# A server, without a browser


@pytest.fixture(scope="module")
def ended_lab(demo, tmp_path_factory):
    """A lab that had a kernel running when Ctrl-C came: exit code, what is left, its home."""
    home = tmp_path_factory.mktemp("lab") / "home"
    with running_lab(demo.root, home) as (process, address):
        status = start_kernel(address)
        started = family(process.pid)
        left = end(process)
    return {
        "status": status,
        "started": started,
        "left": left,
        "code": process.returncode,
        "home": home,
    }


def start_kernel(address):
    parts = urlsplit(address)
    token = parse_qs(parts.query)["token"][0]
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    connection.request("POST", "/api/kernels", headers={"Authorization": f"token {token}"})
    return connection.getresponse().status


@on_posix
def test_ctrl_c_ends_the_server_and_its_kernels(ended_lab):
    assert ended_lab["status"] == http.client.CREATED
    assert len(ended_lab["started"]) >= 2
    assert ended_lab["left"] == []
    assert ended_lab["code"] == 0


@on_posix
def test_nothing_is_written_into_the_home_folder(ended_lab):
    assert list(ended_lab["home"].rglob("*")) == []


# The page in a browser


@pytest.fixture(scope="module")
def browsing(demo, tmp_path_factory):
    """The explore notebook of the demo in Chromium, all cells run: page, what went wrong."""
    pytest.importorskip("playwright", reason="playwright is not installed")
    if chromium() is None:
        pytest.skip("Chromium is not installed")
    home = tmp_path_factory.mktemp("browser") / "home"
    with running_lab(demo.root, home) as (_, address), open_page(address) as (page, wrong):
        page.locator(".jp-RenderedMarkdown button").first.click()
        page.wait_for_selector('[data-region="ranking"][data-gen]')
        yield page, wrong


@pytest.fixture
def page(browsing):
    return browsing[0]


@pytest.fixture(scope="module")
def loss(demo):
    """A village and the number of a lost point of it that has evidence rows, and that point."""
    state = ExploreState(demo)
    for unit in state.units:
        state.choose_unit(unit)
        for number, one in enumerate(state.lost_points()):
            if one.evidence:
                return unit, number, one
    pytest.fail("the demo has no lost point with evidence rows")


def region(page, name):
    return page.locator(f'[data-region="{name}"]')


@pytest.mark.browser
def test_the_interface_is_chinese(page):
    menu = page.locator("#jp-MainMenu").inner_text().split()
    assert menu[:4] == ["文件", "编辑", "查看", "运行"]


@pytest.mark.browser
def test_a_slider_moved_by_keyboard_changes_the_ranking(page):
    before = region(page, "ranking").inner_text()
    page.locator(".bf-sliders .noUi-handle").first.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_selector('[data-region="ranking"][data-w="A1=13/10"]')
    after = region(page, "ranking").inner_text()
    assert "试算" in after
    assert after != before


@pytest.mark.browser
def test_the_button_brings_the_official_result_back(page):
    page.locator(".bf-sliders .noUi-handle").nth(1).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector('[data-region="ranking"][data-state="trial"]')
    page.get_by_role("button", name="恢复原分值").click()
    page.wait_for_selector('[data-region="ranking"][data-state="declared"]')
    assert "试算" not in region(page, "header").inner_text()


@pytest.mark.browser
def test_a_lost_point_leads_to_file_sheet_and_row(page, loss, demo):
    unit, number, point = loss
    name = ExploreState(demo).units[unit]["name"]
    page.locator(VILLAGES).nth(1).select_option(label=page_option(page, name))
    page.wait_for_selector(f'[data-region="blocks"][data-unit="{unit}"]')
    page.locator(".bf-losses select").select_option(index=number)
    page.wait_for_selector(f'[data-region="loss"][data-unit="{unit}"][data-loss="{number}"]')
    row, shown = point.evidence[0], region(page, "loss").inner_text()
    assert f"{row.file} › {row.sheet} › 第{row.row}行" in shown
    assert point.quote in shown


def page_option(page, name):
    options = page.locator(VILLAGES).nth(1).locator("option").all_inner_texts()
    return next(option for option in options if option.startswith(name))


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)], ids=str)
def test_the_page_fits_the_screen(page, size, tmp_path):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator(".bf-root").first.scroll_into_view_if_needed()
    page.screenshot(path=tmp_path / "page.png")
    too_wide = page.locator(".bf-root, .bf-root .bf-scroll, .jp-Notebook").evaluate_all(
        "found => found.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"
    )
    assert too_wide == []


@pytest.mark.browser
def test_no_step_met_an_error(browsing):
    page, wrong = browsing
    assert wrong == []
    assert region(page, "error").count() == 0
    assert page.locator(".jp-RenderedText[data-mime-type*='stderr'], .jp-mod-error").count() == 0
