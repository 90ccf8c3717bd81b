"""Interactive views for JupyterLab: plain state objects and HTML widgets over them."""
