"""What one deployment sends to another about a person: signed by the sender, readable by one recipient.

The format is written down in docs/parcels.md. Nothing here knows the database or the network: whoever receives keeps
the numbers of the parcels that were opened, and hands them in.
"""
