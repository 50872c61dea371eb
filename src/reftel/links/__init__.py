"""Which telegram a citation means, in telegrams and in any other text; look-ups come in as functions."""
