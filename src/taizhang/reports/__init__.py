"""Reports: texts in which each number is bound to a cell; compiled, checked, signed, frozen, and watched afterwards."""
