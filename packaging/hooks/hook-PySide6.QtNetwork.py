"""No plug-ins for networks: the viewer of pages is linked with this library, and opens no connection."""
