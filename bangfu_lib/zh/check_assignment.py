"""Sentences about who checks whom in a cross-check."""

SEPARATOR = "、"
NO_GROUPS = "还没有交叉检查组，不能分配。请至少给出一个检查组及其来自的村。"
NOBODY_FOR = (
    "这些村没有可派的检查组：{villages}。检查组不得检查自己所在的村，请增加来自其他村的检查组。"
)
