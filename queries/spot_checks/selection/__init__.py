"""Who is drawn, from a frame and a seed: plain numbers in and out, the standard library only."""
