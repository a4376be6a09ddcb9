"""The Python end of the worker: messages in, frames out. It never imports `js`, so that pytest can run it."""
