"""What holds for the whole municipality: rules of thumb, council terms, days without meetings."""
