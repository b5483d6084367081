"""What editors do with rules: `trial`, `examples` and `coverage` are behind `attrlint test`."""
