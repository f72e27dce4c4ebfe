"""Drawn exhibits kept between builds."""
