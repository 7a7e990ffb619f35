"""What a release determines: its places, its issuing body, and the bodies that titles belong to."""
