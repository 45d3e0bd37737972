package org.handshakedoctor.ui.remote;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.ConnectEvent;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How connecting goes, one line for each thing that happens: what is done has a tick and how long
/// it took, what was refused a cross.
final class ConnectSteps extends VBox {
  private final Texts texts;
  private final List<Step> steps = new ArrayList<>();

  ConnectSteps(Texts texts) {
    super(4);
    this.texts = texts;
    getStyleClass().add("connect-steps");
  }

  void clear() {
    steps.clear();
    getChildren().clear();
  }

  /// Lives on the FX thread.
  void show(ConnectEvent event) {
    switch (event) {
      case ConnectEvent.Began began -> {
        succeed();
        begin(texts.get("remote.step." + began.stage().id(), VisibleText.of(began.host())));
      }
      case ConnectEvent.Offered offered -> begin(offered(offered.way(), offered.what()));
      case ConnectEvent.Refused _ -> finish(Feather.X);
      case ConnectEvent.LoggedIn _ -> succeed();
      case ConnectEvent.Skipped skipped ->
          add(
              Feather.MINUS,
              texts.get("remote.skipped." + skipped.reason().id(), VisibleText.of(skipped.what())));
      case ConnectEvent.NotRemembered not ->
          add(Feather.ALERT_TRIANGLE, texts.get("remote.not-remembered", not.file()));
      case ConnectEvent.Banner banner -> {
        SelectableText words = new SelectableText(texts, visible(banner.text()), "quoted");
        getChildren().addAll(new Label(texts.get("remote.ask.server-says")), words);
      }
    }
  }

  /// What was begun did not come to its end.
  void fail() {
    while (!steps.isEmpty()) {
      finish(Feather.X);
    }
  }

  /// A step that is not one of connecting.
  void begin(String words) {
    Step step = new Step(add(null, words), words, System.nanoTime());
    steps.add(step);
  }

  /// What was begun is done.
  void succeed() {
    while (!steps.isEmpty()) {
      finish(Feather.CHECK);
    }
  }

  private void finish(Feather icon) {
    if (!steps.isEmpty()) {
      Step last = steps.removeLast();
      double seconds = (System.nanoTime() - last.since()) / 1e9;
      last.label().setGraphic(new FontIcon(icon));
      last.label().setText(texts.get("remote.step.took", last.words(), seconds));
    }
  }

  private Label add(@Nullable Feather icon, String words) {
    Node graphic = new FontIcon(icon == null ? Feather.MORE_HORIZONTAL : icon);
    Label label = new Label(words, graphic);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    getChildren().add(label);
    return label;
  }

  private String offered(LoginWay way, String what) {
    return texts.get("remote.offered." + way.id(), VisibleText.of(what));
  }

  private static String visible(String text) {
    return String.join("\n", text.lines().map(VisibleText::of).toList());
  }

  private record Step(Label label, String words, long since) {}
}
