package org.handshakedoctor.ui;

import javafx.stage.Stage;
import org.handshakedoctor.ui.overview.OverviewController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ProbeTest {
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void shows() throws Exception {
    Wiring wiring = Screens.wiring();
    for (Screens.Look look : Screens.LOOKS) {
      WaitForAsyncUtils.waitForAsyncFx(
          5000, () -> Screens.show(stage, wiring, OverviewController.class, look, 800, 600));
      Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
      System.out.println(wiring.session().viewProperty().get().diagnosis());
      Screens.picture(stage.getScene().getRoot(), "overview-" + look);
    }
  }
}
