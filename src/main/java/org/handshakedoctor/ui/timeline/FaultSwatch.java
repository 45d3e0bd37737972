package org.handshakedoctor.ui.timeline;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.handshakedoctor.core.tls.Fault;

/// A little box filled as the bars of a fault are, for the legend. Its colour is `-swatch-color` in
/// CSS.
final class FaultSwatch extends Region {
  private static final StyleablePropertyFactory<FaultSwatch> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<FaultSwatch, Color> COLOR =
      STYLES.createColorCssMetaData("-swatch-color", swatch -> swatch.color, Color.GRAY);
  private static final double SIZE = 12;

  private final Fault fault;
  private final Canvas canvas = new Canvas(SIZE, SIZE);
  private final StyleableObjectProperty<Color> color =
      new SimpleStyleableObjectProperty<>(COLOR, this, "color", Color.GRAY);

  FaultSwatch(Fault fault) {
    this.fault = fault;
    getStyleClass().add("fault-swatch");
    getChildren().add(canvas);
    setMinSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    color.subscribe(this::draw);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  private void draw(Color now) {
    canvas.getGraphicsContext2D().clearRect(0, 0, SIZE, SIZE);
    FaultPattern.fill(canvas.getGraphicsContext2D(), fault, now, 0, 0, SIZE, SIZE);
  }
}
