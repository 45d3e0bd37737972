package org.handshakedoctor.ui.overview;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;

/// One card for each fault, always in the same order; a zero is an answer too.
final class FaultCards extends Pane {
  private static final double GAP = 8;

  /// Narrower than this the five of them take two rows.
  private static final double WIDTH_FOR_ALL = 640;

  private final List<FaultCard> cards;

  /// @param onFilter is given the entries of a fault when its card is pressed or released
  FaultCards(Texts texts, Consumer<Set<String>> onFilter) {
    cards = Arrays.stream(Fault.values()).map(one -> new FaultCard(one, texts, onFilter)).toList();
    getChildren().setAll(cards);
  }

  void show(View view) {
    List<FaultSummary> summaries = view.report().faults();
    for (int i = 0; i < cards.size(); i++) {
      FaultCard card = cards.get(i);
      Set<String> entries = entries(view.whole(), card.fault());
      boolean filtered = !entries.isEmpty() && view.report().filter().entries().equals(entries);
      card.show(summaries.get(i), entries, filtered);
    }
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
    int rows = Math.ceilDiv(cards.size(), columns(width));
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
    for (int i = 0; i < cards.size(); i++) {
      double left = snapPositionX(i % columns * step);
      double right = snapPositionX((i % columns + 1) * step - GAP);
      double top = Math.floorDiv(i, columns) * (height + GAP);
      cards.get(i).resizeRelocate(left, top, right - left, height);
    }
  }

  private int columns(double width) {
    return width >= WIDTH_FOR_ALL ? cards.size() : Math.ceilDiv(cards.size(), 2);
  }

  private double cardHeight() {
    return cards.stream().mapToDouble(card -> snapSizeY(card.prefHeight(-1))).max().orElse(0);
  }
}
