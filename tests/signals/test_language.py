"""Which drafts are plainly not in English."""

from __future__ import annotations

import pytest

from attrlint.signals.language import is_english
from tests.shipped import signals


@pytest.mark.parametrize(
    "text",
    [
        "Le pont est fermé depuis lundi, selon le maire, qui veut le rouvrir avec des travaux.",
        "Der Bürgermeister sagte am Montag, dass die Brücke für ein Jahr geschlossen wird, weil sie nicht sicher ist.",
        "El alcalde dijo el lunes que el puente estará cerrado por un año, según un comunicado de la ciudad.",
        "Il sindaco ha detto lunedì che il ponte della città sarà chiuso per un anno, secondo il comune.",
        "O prefeito disse na segunda-feira que a ponte ficará fechada por um ano, segundo uma nota da cidade.",
        "De burgemeester zei maandag dat de brug een jaar dicht blijft, omdat het niet veilig is voor auto's.",
    ],
)
def test_a_sentence_or_two_tells(text: str) -> None:
    assert not is_english(signals(text))


@pytest.mark.parametrize(
    "text",
    [
        "Le pont est fermé, selon le maire.",  # too few to tell
        "Mayor Ana Ruiz met Los Verdes leaders at El Toro on Monday, and Des Arc officials came along.",
        "Les Hale, Van Diaz, Des Moines, Las Vegas, Los Angeles, El Paso, Del Rio: candidates, places, names, Du Bois.",
        "Ruiz, 46, Hale, 12, Diaz, 30, Kim, 22, Lee, 31, Amado, 9, Smith, 64, Jones, 51, Byrne, 20, Okafor, 33.",
        "“No hay dinero,” said Mayor Ana Ruiz, whose city of 40,000 had been promised the bridge for years.",
    ],
)
def test_what_may_be_english_is_taken_for_it(text: str) -> None:
    assert is_english(signals(text))
