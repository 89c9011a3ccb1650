"""Questions over the main screen, each with a typed answer. Imported when first asked."""
