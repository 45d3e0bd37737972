package org.handshakedoctor.ui.clients;

import atlantafx.base.theme.Tweaks;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Makes the columns of the table. Every cell is given the whole row.
final class ClientColumns {
  private final ClientWords words;
  private final RuleChoice rules;

  ClientColumns(ClientWords words, RuleChoice rules) {
    this.words = words;
    this.rules = rules;
  }

  /// In their order.
  Map<ClientColumn, TableColumn<ClientSummary, ClientSummary>> all() {
    Map<ClientColumn, TableColumn<ClientSummary, ClientSummary>> columns =
        new EnumMap<>(ClientColumn.class);
    for (ClientColumn kind : ClientColumn.values()) {
      columns.put(kind, column(kind));
    }
    return columns;
  }

  private TableColumn<ClientSummary, ClientSummary> column(ClientColumn kind) {
    TableColumn<ClientSummary, ClientSummary> column =
        new TableColumn<>(words.texts().get(kind.key()));
    column.setUserData(kind);
    column.setPrefWidth(kind.width());
    column.setMinWidth(Math.min(kind.width(), ClientColumn.RULES.width()));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> cell(kind));
    column.setVisible(words.isKnown(kind));
    switch (kind) {
      case FAILURES -> column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
      case RULES -> column.getStyleClass().add(Tweaks.ALIGN_CENTER);
      case ADDRESS, SIDE, SHARE, CAUSE, LAST, FIRST, NETWORK, COUNTRY, HOST -> {}
    }
    return column;
  }

  private TableCell<ClientSummary, ClientSummary> cell(ClientColumn kind) {
    return switch (kind) {
      case RULES -> new RuleCell(words, rules);
      case ADDRESS -> address();
      case SIDE -> new SideCell(words);
      case FAILURES -> failures();
      case SHARE -> new ShareCell(words);
      case CAUSE -> new CauseCell(words);
      case LAST -> time(ClientSummary::last);
      case FIRST -> time(ClientSummary::first);
      case NETWORK -> new NetworkCell(words);
      case COUNTRY -> text(words.who()::country, _ -> null);
      case HOST -> text(words.who()::host, words.who()::hostMeaning);
    };
  }

  private static ClientCell address() {
    ClientCell cell =
        new ClientCell() {
          @Override
          void show(ClientSummary client) {
            setText(client.address().toString());
            if (!client.address().isIpv4()) {
              explain(this::getText);
            }
          }
        };
    cell.getStyleClass().add("mono");
    // Both ends of an address tell it apart.
    cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    return cell;
  }

  private static ClientCell text(
      Function<IpAddress, @Nullable String> text, Function<IpAddress, @Nullable String> more) {
    return new ClientCell() {
      @Override
      void show(ClientSummary client) {
        setText(text.apply(client.address()));
        if (more.apply(client.address()) != null) {
          explain(() -> getText() + "\n" + more.apply(client.address()));
        }
      }
    };
  }

  private ClientCell time(Function<ClientSummary, Integer> time) {
    return new ClientCell() {
      @Override
      void show(ClientSummary client) {
        setText(words.shortTime(time.apply(client)));
        explain(() -> words.time(time.apply(client)));
      }
    };
  }

  private ClientCell failures() {
    return new ClientCell() {
      @Override
      void show(ClientSummary client) {
        setText(words.texts().number(client.failures()));
      }
    };
  }
}
