from django.apps import AppConfig


class FixtureBooksConfig(AppConfig):
    """Books of the tests."""

    name = "tests.books_fixture"
    label = "books_fixture"
    verbose_name = "测试台账"
