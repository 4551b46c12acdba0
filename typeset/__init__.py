"""The accessible PDF kit over ReportLab: styles, page furniture, blocks, tags."""
