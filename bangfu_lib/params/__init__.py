"""What an office may change: typed, checked readings of the YAML files under params/."""
