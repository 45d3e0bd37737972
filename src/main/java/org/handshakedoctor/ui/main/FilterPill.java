package org.handshakedoctor.ui.main;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One part of the filter: says what it asks for, has a menu of what can be done with it, and a
/// button that takes it away.
final class FilterPill extends HBox {
  private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("off");
  private static final PseudoClass INVERTED = PseudoClass.getPseudoClass("not");

  private final Texts texts;
  private final Button words = new Button();

  /// What a pill can be asked for.
  interface Wishes {
    void change(Filter wanted);

    void edit(Part part);
  }

  /// @param asked what the part asks for, in words
  FilterPill(Filter filter, Part part, String asked, Texts texts, Wishes wishes) {
    this.texts = texts;
    boolean inverted = filter.inverted().contains(part);
    boolean disabled = filter.disabled().contains(part);
    String said = inverted ? texts.get("main.filter.not", asked) : asked;
    words.setText(said);
    words.setId("pill-" + part.name().toLowerCase(Locale.ROOT));
    words.setMnemonicParsing(false);
    words.getStyleClass().addAll("pill-words", Styles.SMALL);
    words.setAccessibleText(disabled ? texts.get("main.filter.off", said) : said);
    words.setAccessibleHelp(texts.get("main.filter.menu"));
    ContextMenu menu = new ContextMenu();
    menu.getItems()
        .setAll(
            List.of(
                item(
                    inverted ? "main.filter.uninvert" : "main.filter.invert",
                    () -> wishes.change(filter.withInverted(part, !inverted))),
                item(
                    disabled ? "main.filter.enable" : "main.filter.disable",
                    () -> wishes.change(filter.withDisabled(part, !disabled))),
                item("main.filter.edit", () -> wishes.edit(part)),
                item("main.filter.take", () -> wishes.change(filter.cleared(part)))));
    words.setOnAction(_ -> menu.show(words, Side.BOTTOM, 0, 4));
    Button remove = new Button(null, new FontIcon(Feather.X));
    remove.getStyleClass().addAll("pill-remove", Styles.BUTTON_ICON, Styles.SMALL);
    remove.setId("remove-" + part.name().toLowerCase(Locale.ROOT));
    remove.setAccessibleText(texts.get("main.filter.remove", said));
    remove.setOnAction(_ -> wishes.change(filter.cleared(part)));
    getStyleClass().add("pill");
    getChildren().setAll(words, remove);
    pseudoClassStateChanged(DISABLED, disabled);
    pseudoClassStateChanged(INVERTED, inverted);
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(_ -> action.run());
    return item;
  }
}
