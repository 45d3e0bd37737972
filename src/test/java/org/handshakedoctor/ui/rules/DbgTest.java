package org.handshakedoctor.ui.rules;
import javafx.scene.layout.*;
import javafx.scene.*;
import javafx.scene.control.*;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
@ExtendWith(ApplicationExtension.class)
class DbgTest {
  private Stage stage;
  @Start void start(Stage stage) { this.stage = stage; }
  @Test void dbg() throws Exception {
    Wiring wiring = Screens.wiring();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> Screens.show(stage, wiring, RulesController.class, Screens.LOOKS.getFirst(), 760, 980));
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> wiring.session().rulesDraftProperty().set(wiring.session().rulesDraftProperty().get().withWanted(true)));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> {wiring.session().blockSelection().add(IpAddress.parse("2a01:4f8:1234:5678:9abc:def0:1234:5678"));wiring.session().blockSelection().add(IpAddress.parse("165.227.76.114"));wiring.session().blockSelection().add(IpAddress.parse("165.226.76.114"));wiring.session().blockSelection().add(IpAddress.parse("165.225.76.114"));});
    Thread.sleep(800);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
      for (Node n : stage.getScene().getRoot().lookupAll(".text-lines .list-cell")) {
        ListCell<?> c = (ListCell<?>) n;
        if (c.getGraphic() instanceof HBox row) {
          Label w = (Label) row.getChildren().get(1); Label k = (Label) row.getChildren().get(0);
          System.out.println("DBG cell " + c.getIndex() + " " + c.getWidth() + "x" + c.getHeight() + " row " + row.getWidth() + "x" + row.getHeight() + " pw " + row.getPrefWidth() + " ph(pw) " + row.prefHeight(row.getPrefWidth()) + " ph(w)" + row.prefHeight(row.getWidth()) + " words " + w.getWidth() + "x" + w.getHeight() + " wph " + w.prefHeight(w.getWidth()) + " pref " + w.prefWidth(-1) + " num " + k.getWidth()+" "+ k.prefWidth(-1) + " sp " + row.getSpacing() + " list "+c.getListView().getWidth());
        }
      }
    });
  }
}
