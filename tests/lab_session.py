"""A lab server and a headless Chromium on it, each in folders of its own and ended for certain."""

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager

import psutil
from source_tree import ROOT

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
END_SECONDS = 60
LOAD_MILLISECONDS = 90_000
CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage")

# JupyterLab hides its application from scripts unless its page says otherwise; the page is read
# after it is parsed ("interactive") and before that option is used.
EXPOSE_APPLICATION = """document.addEventListener('readystatechange', () => {
  const element = document.getElementById('jupyter-config-data');
  if (element && document.readyState === 'interactive')
    element.textContent = JSON.stringify(
      {...JSON.parse(element.textContent), exposeAppInBrowser: true});
});"""

# Ready is when the window is restored, the notebook drawn, and its kernel has answered.
READY = """async () => {
  const until = async condition => {
    for (let waited = 0; !condition(); waited += 50) {
      if (waited > 90000) throw new Error('not ready: ' + condition);
      await new Promise(resume => setTimeout(resume, 50));
    }
  };
  const app = window.jupyterapp;
  let panel;
  app.restored.then(() => until(() => app.shell.currentWidget?.context)).then(async () => {
    const opened = app.shell.currentWidget;
    await opened.context.ready;
    await opened.revealed;
    await opened.sessionContext.ready;
    await opened.sessionContext.session.kernel.info;
    panel = opened;
  });
  await until(() => panel);
  const kernel = panel.sessionContext.session.kernel;
  await until(() => kernel.connectionStatus === 'connected' && kernel.status === 'idle');
}"""


def chromium():
    """The path of Chromium, or None."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def bare_environment(home):
    """The environment of somebody who has a home folder and no Jupyter settings in it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "XDG_", "IPYTHON"))}
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    home.mkdir(exist_ok=True)
    return {**kept, "HOME": str(home), "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


@contextmanager
def running_lab(root, home):
    """`bangfu lab` on a workspace; yields its process and the address that it printed."""
    command = [sys.executable, "-m", "bangfu_lib", "lab", "--no-browser", "--root", str(root)]
    process = subprocess.Popen(
        command,
        cwd=home.parent,
        env=bare_environment(home),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        lines = iter(process.stdout.readline, "")
        yield process, next(found[0] for line in lines if (found := ADDRESS.search(line)))
    finally:
        end(process)


def end(process):
    """End a lab by Ctrl-C; returns what it started that is still alive (and then kills it)."""
    started = family(process.pid)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
    process.stdout.close()
    _, left = psutil.wait_procs(started, timeout=5)
    for one in left:
        one.kill()
    return left


def family(pid):
    """All processes below `pid`."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


@contextmanager
def open_page(address):
    """The address in Chromium once the lab is ready; yields the page and what went wrong on it.

    What went wrong: console errors, uncaught exceptions, requests that leave this machine.
    """
    from playwright.sync_api import sync_playwright

    wrong = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(CHROMIUM_OPTIONS)
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(LOAD_MILLISECONDS)
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.extend(outside(request.url)))
        page.add_init_script(EXPOSE_APPLICATION)
        try:
            page.goto(address)
            page.wait_for_function("() => window.jupyterapp")
            page.evaluate(READY)
            yield page, wrong
        finally:
            browser.close()


def outside(url):
    """The address, if it leaves this machine."""
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    return [] if url.startswith(local) else [url]
