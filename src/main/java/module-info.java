/// Handshake Doctor. The program runs from the class path (`java -jar`); this says what it may use
/// and who may look into it, and the compiler holds it to that. See decisions/0002.
module org.handshakedoctor {
  requires static org.jspecify;
  requires atlantafx.base;
  requires com.github.luben.zstd_jni;
  requires com.jcraft.jsch;
  requires com.maxmind.db;
  requires info.picocli;
  requires inet.ipaddr;
  requires java.logging;
  requires java.naming;
  requires javafx.controls;
  requires javafx.fxml;
  requires org.apache.commons.compress;
  requires org.controlsfx.controls;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.tukaani.xz;
  requires tools.jackson.databind;

  opens org.handshakedoctor.cli to
      info.picocli;
  opens org.handshakedoctor.core.catalog to
      tools.jackson.databind;
  opens org.handshakedoctor.core.settings to
      tools.jackson.databind;
  opens org.handshakedoctor.ui.clients to
      javafx.fxml;
  opens org.handshakedoctor.ui.compare to
      javafx.fxml;
  opens org.handshakedoctor.ui.explanation to
      javafx.fxml;
  opens org.handshakedoctor.ui.keys to
      javafx.fxml;
  opens org.handshakedoctor.ui.lines to
      javafx.fxml;
  opens org.handshakedoctor.ui.lookup to
      javafx.fxml;
  opens org.handshakedoctor.ui.main to
      javafx.fxml;
  opens org.handshakedoctor.ui.notes to
      javafx.fxml;
  opens org.handshakedoctor.ui.overview to
      javafx.fxml;
  opens org.handshakedoctor.ui.palette to
      javafx.fxml;
  opens org.handshakedoctor.ui.preferences to
      javafx.fxml;
  opens org.handshakedoctor.ui.problems to
      javafx.fxml;
  opens org.handshakedoctor.ui.rules to
      javafx.fxml;
  opens org.handshakedoctor.ui.timeline to
      javafx.fxml;
  opens org.handshakedoctor.ui.update to
      javafx.fxml;
  opens org.handshakedoctor.ui.welcome to
      javafx.fxml;

  exports org.handshakedoctor.ui to
      javafx.graphics;
}
