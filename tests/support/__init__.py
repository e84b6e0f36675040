"""What tests stand on: databases, a small county, a browser."""
