"""What editors do with rules: `trial`, `examples` and `coverage` are behind `attrlint test`, `audit` and `recording`
behind `attrlint audit`.
"""
