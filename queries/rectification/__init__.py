"""整改: problems of households and areas as they stand on D, and the tables made of them."""
