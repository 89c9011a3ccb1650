"""Few large widgets that draw themselves line by line."""
