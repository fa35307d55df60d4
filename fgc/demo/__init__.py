"""The demonstration: invented families of Northshore, made by living their days again through the real actions."""
