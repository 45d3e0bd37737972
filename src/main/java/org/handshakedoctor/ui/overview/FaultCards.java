package org.handshakedoctor.ui.overview;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Trend;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;

/// One card for each fault, always in the same order; a zero is an answer too. Forged lines have a
/// card where there are any.
final class FaultCards extends Pane {
  private static final double GAP = 8;

  /// Where the cards would be narrower than this they take two rows.
  private static final double LEAST_WIDTH = 122;

  private final List<FaultCard> cards;
  private final ForgedCard forged;

  /// @param onFilter is given the entries of a fault when its card is pressed or released
  /// @param onForged shows the forged lines
  FaultCards(Texts texts, Consumer<Set<String>> onFilter, Runnable onForged) {
    cards = Arrays.stream(Fault.values()).map(one -> new FaultCard(one, texts, onFilter)).toList();
    forged = new ForgedCard(texts, onForged);
    getChildren().setAll(cards);
    getChildren().add(forged);
  }

  void show(View view) {
    List<FaultSummary> summaries = view.report().faults();
    for (int i = 0; i < cards.size(); i++) {
      FaultCard card = cards.get(i);
      Set<String> entries = entries(view.whole(), card.fault());
      boolean filtered = !entries.isEmpty() && view.report().filter().entries().equals(entries);
      FaultSummary summary = summaries.get(i);
      // Half of a log says nothing about its halves.
      Trend trend = view.finished() ? view.report().trend(summary.course()) : Trend.UNKNOWN;
      card.show(summary, trend, entries, filtered);
    }
    forged.show(view.whole().log().forgedCount());
  }

  private static Set<String> entries(Report whole, Fault fault) {
    return whole.reasons().stream()
        .map(Report.ReasonSummary::cause)
        .filter(cause -> cause.fault() == fault)
        .map(cause -> cause.entry())
        .collect(Collectors.toSet());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    int rows = Math.ceilDiv(getManagedChildren().size(), columns(width));
    return rows * (cardHeight() + GAP) - GAP;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  /// The cards are equally wide and fill the whole row.
  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double step = (getWidth() + GAP) / columns;
    double height = cardHeight();
    List<Node> shown = getManagedChildren();
    for (int i = 0; i < shown.size(); i++) {
      double left = snapPositionX(i % columns * step);
      double right = snapPositionX((i % columns + 1) * step - GAP);
      double top = Math.floorDiv(i, columns) * (height + GAP);
      shown.get(i).resizeRelocate(left, top, right - left, height);
    }
  }

  private int columns(double width) {
    int all = getManagedChildren().size();
    return width >= all * (LEAST_WIDTH + GAP) - GAP ? all : Math.ceilDiv(all, 2);
  }

  private double cardHeight() {
    return getManagedChildren().stream()
        .mapToDouble(card -> snapSizeY(card.prefHeight(-1)))
        .max()
        .orElse(0);
  }
}
