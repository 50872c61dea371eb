"""The web application: pages rendered on the server, over the desk."""
