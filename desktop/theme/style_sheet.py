"""The Qt style sheet, made of the design tokens."""

from string import Template

from desktop.theme import tokens
from desktop.theme.tokens import Palette

_SHEET = Template("""
* { font-size: ${size_row}px; color: $text; outline: none; }
QMainWindow, QWidget#page, QStackedWidget, QDialog { background: $surface; }
QWidget#rail, QWidget#queuePanel { background: $sunken; }
QWidget#queuePanel QStackedWidget { background: $sunken; }
QWidget#playerBar { background: $surface; border-top: 1px solid $separator; }
QWidget#statusBar { background: $sunken; border-top: 1px solid $separator; }
QLabel { background: transparent; }
QLabel[role="meta"] { font-size: ${size_meta}px; color: $text_muted; }
QLabel[role="reason"] {
    font-size: ${size_meta}px; color: $text_muted; border-top: 1px solid $separator;
    padding: 8px 16px 12px 16px;
}
QLabel[role="trouble"] { font-size: ${size_meta}px; color: $negative; }
QLabel[role="muted"] { color: $text_muted; }
QLabel[role="emphasis"] { font-size: ${size_emphasis}px; font-weight: 600; }
QLabel[role="pageTitle"] { font-size: ${size_page}px; font-weight: 600; }
QLabel[role="hero"] { font-size: ${size_hero}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }

QSplitter::handle { background: $separator; }
QSplitter::handle:horizontal { width: 1px; }

QLineEdit, QPlainTextEdit {
    background: $sunken; border: 1px solid $separator; border-radius: 8px;
    padding: 6px 8px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text_muted;
}
QSpinBox {
    background: $sunken; border: 1px solid $separator; border-radius: 8px; padding: 6px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0 8px;
}
QSpinBox:focus { border-color: $accent; background: $surface; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; background: $surface; }

QPushButton {
    background: $raised; border: 1px solid $separator; border-radius: 8px; padding: 6px 16px;
}
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_muted; }
QPushButton[role="choices"] { text-align: left; padding: 6px 24px 6px 8px; }
QPushButton[role="segment"] {
    font-size: ${size_meta}px; padding: 4px 6px; background: transparent; color: $text_muted;
}
QPushButton[role="segment"]:hover { background: $hover; }
QPushButton[role="segment"]:checked {
    background: $selection; color: $text; font-weight: 600; border-color: $accent;
}
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
    padding: 8px 24px;
}
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 7px 23px; }
QPushButton[role="link"] {
    background: transparent; border: none; padding: 4px; text-decoration: underline;
    color: $text_muted;
}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { color: $text; }

QComboBox {
    background: $raised; border: 1px solid $separator; border-radius: 8px; padding: 5px 8px;
}
QComboBox:hover { background: $hover; }
QComboBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $separator; selection-background-color: $selection;
    selection-color: $text;
}

QToolButton { background: transparent; border: none; border-radius: 8px; padding: 6px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $selection; }
QToolButton:focus { border: 1px solid $accent; padding: 5px; }
QToolButton[role="play"] { background: $text; border-radius: 20px; padding: 8px; }
QToolButton[role="play"]:hover { background: $text_muted; }
QToolButton[role="play"]:disabled { background: $track; }
QToolButton[role="play"]:focus { border: 2px solid $accent; padding: 6px; }
QToolButton::menu-indicator { image: none; }

QListView#settingsPages {
    background: $sunken; border: none; border-right: 1px solid $separator; padding: 16px 0;
}
QListView#settingsPages::item { border-radius: 8px; padding-left: 8px; margin: 0 8px; }
QListView#settingsPages::item:hover { background: $hover; }
QListView#settingsPages::item:selected { background: $selection; color: $text; }
QListView#settingsFolders { background: $surface; border: 1px solid $separator; padding: 4px; }
QListView#settingsFolders::item { padding: 6px 8px; }
QListView#settingsFolders::item:selected { background: $selection; color: $text; }
QScrollArea { background: $surface; }

QListView#suggestions { background: $surface; border: none; }
QListView#places, QListView#folders { background: transparent; border: none; }
QListView#moments, QListView#filters { background: $surface; border: none; }

QTableView {
    background: $surface; border: none; selection-background-color: $selection;
    selection-color: $text;
}
QTableView#queue { background: $sunken; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $text_muted; font-size: ${size_meta}px; border: none;
    border-bottom: 1px solid $separator; padding: 6px 8px;
}
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:hover { color: $text; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $track; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:hover { background: $text_muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider { background: transparent; min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { background: $text_muted; border-radius: 2px; }
QSlider[role="seek"]::sub-page:horizontal { background: $accent; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: $text;
}
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $track; }
QSlider::handle:horizontal:disabled { background: $track; }

QListWidget {
    background: $sunken; border: 1px solid $separator; border-radius: 8px; padding: 4px;
}
QListWidget::item { padding: 4px 8px; }
QMenu { background: $raised; border: 1px solid $separator; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text_muted; }
QMenu::separator { height: 1px; background: $separator; margin: 4px 8px; }
QToolTip { background: $raised; color: $text; border: 1px solid $separator; padding: 4px; }

QTabWidget::pane { border: 1px solid $separator; border-radius: 8px; top: -1px; }
QTabWidget::tab-bar { left: 8px; }
QTabBar::tab {
    background: transparent; color: $text_muted; border: none; padding: 8px 12px;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover, QTabBar::tab:focus { color: $text; }
QFrame#popup { background: $raised; border: 1px solid $separator; }
QWidget#notice { background: $raised; border: 1px solid $separator; border-radius: 8px; }
QProgressBar { background: $track; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $text_muted; border-radius: 2px; }
""")


def style_sheet(palette: Palette) -> str:
    """Return the application's style sheet for a palette."""
    colours = {name: getattr(palette, name) for name in palette.__dataclass_fields__}
    return _SHEET.substitute(
        colours,
        size_meta=tokens.SIZE_META,
        size_row=tokens.SIZE_ROW,
        size_emphasis=tokens.SIZE_EMPHASIS,
        size_page=tokens.SIZE_PAGE,
        size_hero=tokens.SIZE_HERO,
    )
