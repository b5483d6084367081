"""Output formats. A reporter turns a `Report` into pieces of text; see `attrlint.plugins.Reporter`."""
