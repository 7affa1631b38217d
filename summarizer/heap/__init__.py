"""Articles of many events in one heap, told apart before any model is asked."""
