"""What fills the body of the main screen, one at a time. All but the first are imported when first visited."""
