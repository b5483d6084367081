"""The language server: drafts as an editor holds them, checked while they are written.

`desk` checks a text and makes a `Draft` of it; `diagnostics`, `hover`, `actions`, `completion` and `outline`
are functions from a draft to what the protocol calls so; `connection` speaks with the editor.
"""
