"""Sentences about opening JupyterLab."""

MISSING_PACKAGES = (
    "打开工作台需要的程序包没有安装：{packages}。请运行 python -m pip install {packages} 后重试。"
)
NO_NOTEBOOK = "工作区中没有 {notebook}。请从新工作区（bangfu init）中复制一份到 {folder}。"
PORT_TAKEN = "端口 {port} 已被占用或不能使用。请换一个端口，或不指定端口由程序自动选择。"
STARTING = "正在启动工作台……"
READY = "工作台已就绪，请在浏览器中打开：{address}"
HOW_TO_END = "用完后在此窗口按 Ctrl+C 结束；请先保存要保留的笔记本。"
ENDING = "正在关闭工作台……"
ENDED = "工作台已关闭。"
DID_NOT_START = "工作台没有启动成功。请重试；仍不成功的，把下面的内容发给技术人员："
ENDED_BY_ITSELF = "工作台意外退出（代码 {code}）。请重新打开；下面是最后的记录："
KERNEL_NAME = "Python 3（bangfu）"
