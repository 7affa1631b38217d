"""The model seam: requests in, answers out."""
