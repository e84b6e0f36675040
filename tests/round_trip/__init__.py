"""What is generated from the declarations, imported and exported is what was generated."""
