package org.handshakedoctor.ui.clients;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.who.NameQuestion;
import org.handshakedoctor.ui.who.WhoDialog;

/// What the user can do with the selected addresses, by key, mouse or menu. Lives on the FX thread.
final class ClientActions {
  private final AnalysisSession session;
  private final Explanations explanations;
  private final ClientWords words;
  private final RuleChoice rules;
  private final AddressTable table;
  private final Consumer<String> says;
  private final NameQuestion question;

  ClientActions(
      AnalysisSession session,
      Explanations explanations,
      ClientWords words,
      RuleChoice rules,
      AddressTable table,
      Consumer<String> says) {
    this.session = session;
    this.explanations = explanations;
    this.words = words;
    this.rules = rules;
    this.table = table;
    this.says = says;
    this.question = new NameQuestion(words.who().knowledge(), words.texts());
  }

  int count() {
    return table.getSelectionModel().getSelectedIndices().size();
  }

  /// Whether the filter shows a single address.
  boolean isOneOnly() {
    return session.filterProperty().get().client() != null;
  }

  void showOnly(ClientSummary client) {
    session.filterProperty().set(session.filterProperty().get().withClient(client.address()));
  }

  void showAll() {
    session.filterProperty().set(session.filterProperty().get().withClient(null));
  }

  /// Opens all that is known of an address.
  void tellWho(ClientSummary client) {
    new WhoDialog(table.getScene().getWindow(), words.who(), client.address()).show();
  }

  boolean canAskNames() {
    return question.isPossible(selectedAddresses());
  }

  /// Asks the name server for the selected addresses, once the user has agreed.
  void askNames() {
    question.ask(table.getScene().getWindow(), selectedAddresses());
  }

  private List<IpAddress> selectedAddresses() {
    return table.selected().stream().map(ClientSummary::address).toList();
  }

  void explain(Cause cause) {
    explanations.explain(cause);
  }

  void toggleRules() {
    List<ClientSummary> clients = table.selected();
    if (!clients.isEmpty()) {
      rules.toggle(clients);
    }
  }

  void copyAddresses() {
    List<ClientSummary> clients = table.selected();
    copy(
        clients,
        "clients.copied",
        () ->
            clients.stream()
                .map(client -> client.address().toString())
                .collect(Collectors.joining("\n")));
  }

  /// With a header, fields between tabs: what a spreadsheet takes.
  void copyRows() {
    List<ClientSummary> clients = table.selected();
    int all = table.failures();
    copy(
        clients,
        "clients.copied.rows",
        () ->
            Stream.concat(
                    Stream.of(words.header()),
                    clients.stream().map(client -> words.fields(client, all)))
                .map(fields -> String.join("\t", fields))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private void copy(List<ClientSummary> clients, String message, Supplier<String> text) {
    if (clients.isEmpty()) {
      return;
    }
    Background.run(
        text,
        copied -> {
          CopyButton.copy(copied);
          says.accept(words.texts().get(message, clients.size()));
        });
  }
}
