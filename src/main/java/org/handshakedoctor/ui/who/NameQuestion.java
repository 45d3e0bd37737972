package org.handshakedoctor.ui.who;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.dns.DnsResolver;
import org.handshakedoctor.core.networks.dns.HostLookup;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AddressKnowledge;

/// Asks the name server for the names of addresses, but first says what is sent to whom and asks
/// the user. Lives on the FX thread.
public final class NameQuestion {
  private static final double WIDTH = 460;
  private static final int NAMED = 3;

  private final AddressKnowledge knowledge;
  private final Texts texts;

  public NameQuestion(AddressKnowledge knowledge, Texts texts) {
    this.knowledge = knowledge;
    this.texts = texts;
  }

  /// Whether one of these addresses could be asked for, and nobody is asking.
  public boolean isPossible(List<IpAddress> addresses) {
    return knowledge.askingProperty().get() == null && !knowledge.unasked(addresses).isEmpty();
  }

  /// Asks for those of the addresses that were not asked for yet.
  public void ask(Window owner, List<IpAddress> addresses) {
    List<IpAddress> wanted = knowledge.unasked(addresses);
    if (wanted.isEmpty()) {
      return;
    }
    if (knowledge.mayAsk()) {
      knowledge.ask(wanted);
      return;
    }
    Background.run(
        () -> DnsResolver.ofThisComputer().servers(), servers -> confirm(owner, wanted, servers));
  }

  private void confirm(Window owner, List<IpAddress> wanted, List<String> servers) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("app.name"));
    dialog.setHeaderText(texts.get("who.ask.header", wanted.size()));
    CheckBox always = new CheckBox(texts.get("who.ask.always"));
    Label sent = paragraph(texts.get("who.ask.sent", wanted.size(), named(wanted)));
    String server = String.join(", ", servers);
    Label to =
        paragraph(
            servers.isEmpty() ? texts.get("who.ask.to.unknown") : texts.get("who.ask.to", server));
    Label seen = paragraph(texts.get("who.ask.seen"));
    Label limits = paragraph(texts.get("who.ask.limits", HostLookup.MOST));
    limits.getStyleClass().add("muted");
    VBox content = new VBox(10, sent, to, seen, limits, always);
    content.setPrefWidth(WIDTH);
    ButtonType ask = new ButtonType(texts.get("who.ask.do"), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(texts.get("who.ask.cancel"), ButtonData.CANCEL_CLOSE);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(ask, cancel);
    dialog.setOnHidden(
        _ -> {
          if (dialog.getResult() == ask) {
            knowledge.setMayAsk(always.isSelected());
            knowledge.ask(wanted);
          }
        });
    dialog.show();
  }

  private String named(List<IpAddress> wanted) {
    String first =
        wanted.stream().limit(NAMED).map(IpAddress::toString).collect(Collectors.joining(", "));
    int others = wanted.size() - NAMED;
    return others > 0 ? texts.get("who.ask.others", first, others) : first;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
