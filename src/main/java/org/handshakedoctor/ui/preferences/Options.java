package org.handshakedoctor.ui.preferences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.util.StringConverter;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.AddressSources;
import org.handshakedoctor.core.settings.Settings.Habits;
import org.handshakedoctor.core.settings.Settings.OlderParts;
import org.handshakedoctor.core.settings.Settings.Theme;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.preferences.Option.Group;
import org.handshakedoctor.ui.session.Preferences;

/// All rows of the page, in their order.
final class Options {
  private static final Map<String, String> LANGUAGES = Map.of("en", "English", "zh-CN", "简体中文");

  private final Preferences preferences;
  private final Actions actions;
  private final Texts texts;
  private final Texts others;
  private final Consumer<String> say;
  private final List<Option> all = new ArrayList<>();
  private final List<Runnable> refreshing = new ArrayList<>();

  /// @param say is given a sentence when something cannot be done
  Options(Preferences preferences, Actions actions, Texts texts, Consumer<String> say) {
    this.preferences = preferences;
    this.actions = actions;
    this.texts = texts;
    this.say = say;
    boolean english = texts.locale().equals(Locale.ENGLISH);
    this.others = new Texts(english ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    addGeneral();
    addReading();
    addPrivacy();
    for (Action action : Action.values()) {
      addKey(action);
    }
  }

  List<Option> all() {
    return all;
  }

  /// Lets the controls show the settings as they are.
  void refresh() {
    refreshing.forEach(Runnable::run);
  }

  private void addGeneral() {
    List<String> languages = List.of("", "en", "zh-CN");
    add(
        Group.GENERAL,
        "language",
        choice(
            languages,
            one -> LANGUAGES.getOrDefault(one, texts.get("main.theme.system")),
            settings -> Objects.requireNonNullElse(settings.language(), ""),
            (settings, one) -> settings.withLanguage(one.isEmpty() ? null : one)),
        settings -> Objects.requireNonNullElse(settings.language(), ""),
        settings -> settings.withLanguage(null));
    add(
        Group.GENERAL,
        "theme",
        choice(
            Arrays.asList(Theme.values()),
            one -> texts.get("main.theme." + one.name().toLowerCase(Locale.ROOT)),
            Settings::theme,
            Settings::withTheme),
        Settings::theme,
        settings -> settings.withTheme(Theme.SYSTEM));
    add(
        Group.GENERAL,
        "recent",
        recents(),
        settings -> settings.habits().recentKept(),
        settings ->
            settings.withHabits(settings.habits().withRecentKept(Habits.DEFAULT.recentKept())));
    Button forget = new Button(texts.get("preferences.forget.button"));
    forget.setId("forget");
    forget.setOnAction(_ -> preferences.change(Settings::withoutRecents));
    add(Group.GENERAL, "forget", forget, _ -> "", UnaryOperator.identity());
  }

  private void addReading() {
    add(
        Group.READING,
        "older",
        choice(
            Arrays.asList(OlderParts.values()),
            one -> texts.get("preferences.older." + one.name().toLowerCase(Locale.ROOT)),
            settings -> settings.habits().olderParts(),
            (settings, one) -> settings.withHabits(settings.habits().withOlderParts(one))),
        settings -> settings.habits().olderParts(),
        settings -> settings.withHabits(settings.habits().withOlderParts(OlderParts.ASK)));
  }

  private void addPrivacy() {
    add(
        Group.PRIVACY,
        "mask",
        check(
            settings -> settings.habits().maskReports(),
            (settings, now) -> settings.withHabits(settings.habits().withMaskReports(now))),
        settings -> settings.habits().maskReports(),
        settings -> settings.withHabits(settings.habits().withMaskReports(false)));
    add(
        Group.PRIVACY,
        "names",
        check(settings -> settings.addressSources().askNames(), Options::asking),
        settings -> settings.addressSources().askNames(),
        settings -> asking(settings, false));
    Button databases = new Button(texts.get("preferences.databases.button"));
    databases.setOnAction(_ -> actions.run(Action.ADDRESS_SOURCES));
    add(
        Group.PRIVACY,
        "updates",
        check(
            settings -> Boolean.TRUE.equals(settings.habits().updates().wanted()),
            Options::updating),
        settings -> Boolean.TRUE.equals(settings.habits().updates().wanted()),
        settings -> updating(settings, false));
    add(Group.PRIVACY, "databases", databases, _ -> "", UnaryOperator.identity());
  }

  private void addKey(Action action) {
    KeyButton button =
        new KeyButton(
            action,
            actions,
            texts,
            key -> preferences.change(settings -> settings.withKey(action.id(), key)),
            say);
    refreshing.add(button::show);
    String name = texts.get("action." + action.id());
    all.add(
        new Option(
            Group.KEYS,
            name,
            "",
            others.get("action." + action.id()),
            button,
            settings -> settings.keys().getOrDefault(action.id(), " "),
            settings -> settings.withKey(action.id(), null)));
  }

  private void add(
      Group group,
      String id,
      Node control,
      Function<Settings, Object> value,
      UnaryOperator<Settings> reset) {
    String name = texts.get("preferences." + id);
    String help = texts.get("preferences." + id + ".help");
    String words =
        others.get("preferences." + id) + " " + others.get("preferences." + id + ".help");
    control.setAccessibleText(control instanceof Button button ? button.getText() : name);
    control.setAccessibleHelp(help);
    all.add(new Option(group, name, help, words, control, value, reset));
  }

  private static Settings asking(Settings settings, boolean now) {
    return settings.withAddressSources(
        new AddressSources(now, settings.addressSources().databases()));
  }

  private static Settings updating(Settings settings, boolean now) {
    return settings.withHabits(
        settings.habits().withUpdates(settings.habits().updates().withWanted(now)));
  }

  private interface Change<T> {
    Settings apply(Settings settings, T now);
  }

  private <T> ComboBox<T> choice(
      List<T> choices, Function<T, String> words, Function<Settings, T> value, Change<T> change) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(choices);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T one) {
            return one == null ? "" : words.apply(one);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    refreshing.add(() -> box.setValue(value.apply(preferences.settings())));
    box.setOnAction(
        _ -> {
          T now = box.getValue();
          if (!now.equals(value.apply(preferences.settings()))) {
            preferences.change(settings -> change.apply(settings, now));
          }
        });
    return box;
  }

  private CheckBox check(Function<Settings, Boolean> value, Change<Boolean> change) {
    CheckBox box = new CheckBox();
    refreshing.add(() -> box.setSelected(value.apply(preferences.settings())));
    box.setOnAction(_ -> preferences.change(settings -> change.apply(settings, box.isSelected())));
    return box;
  }

  private Spinner<Integer> recents() {
    Spinner<Integer> spinner =
        new Spinner<>(0, Habits.MOST_RECENT, preferences.settings().habits().recentKept());
    spinner.setEditable(true);
    spinner.setPrefWidth(110);
    refreshing.add(
        () -> spinner.getValueFactory().setValue(preferences.settings().habits().recentKept()));
    spinner
        .valueProperty()
        .subscribe(
            (_, now) -> {
              if (now != null && !now.equals(preferences.settings().habits().recentKept())) {
                preferences.change(
                    settings -> settings.withHabits(settings.habits().withRecentKept(now)));
              }
            });
    return spinner;
  }
}
