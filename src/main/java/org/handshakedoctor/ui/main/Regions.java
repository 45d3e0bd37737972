package org.handshakedoctor.ui.main;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.handshakedoctor.ui.fx.Focus;
import org.jspecify.annotations.Nullable;

/// The parts of the window, for those who go from one to the next with F6.
///
/// @param all in reading order; null where a part is not there now
record Regions(List<Supplier<@Nullable Node>> all) {

  /// Takes the keys to the next part that can have them.
  ///
  /// @param by 1, or -1 for the one before
  void go(int by) {
    int now = by > 0 ? -1 : all.size();
    for (int i = 0; i < all.size(); i++) {
      Node region = all.get(i).get();
      if (region != null && Focus.isIn(region)) {
        now = i;
      }
    }
    for (int step = 1; step <= all.size(); step++) {
      Node region = all.get(Math.floorMod(now + by * step, all.size())).get();
      Node first = region == null || region.getScene() == null ? null : Focus.first(region);
      if (first != null) {
        first.requestFocus();
        return;
      }
    }
  }
}
