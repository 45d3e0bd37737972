package org.handshakedoctor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What may use what. The table is the one place where that stands: a dependency that is not in it
/// fails.
class ArchitectureTest {
  private static final String ROOT = "org.handshakedoctor";

  /// A package with its sub-packages, and the packages of ours it may use. From the bottom to the
  /// top: a row uses only rows above it, except that Launcher and Wiring know everything below
  /// them.
  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    row("core.task");
    row("core.net");
    row("core.tls", "core.net");
    row("core.source", "core.task");
    row("core.ssh", "core.net", "core.task");
    row("core.sftp", "core.task", "core.ssh");
    row("core.remote", "core.task", "core.source", "core.ssh", "core.sftp");
    row("core.scan", "core.net");
    row("core.log", "core.net", "core.tls", "core.scan");
    row("core.catalog", "core.tls");
    row("core.check", "core.net", "core.catalog");
    row("core.networks", "core.net");
    row("core.networks.dns", "core.task", "core.net", "core.log", "core.networks");
    row("core.networks.mmdb", "core.net", "core.log");
    row("core.meaning", "core.net", "core.tls", "core.log", "core.catalog", "core.networks");
    row(
        "core.analysis",
        "core.task",
        "core.net",
        "core.tls",
        "core.source",
        "core.scan",
        "core.log");
    row("core.rules", "core.net");
    row(
        "core.diagnosis",
        "core.task",
        "core.net",
        "core.tls",
        "core.source",
        "core.log",
        "core.catalog",
        "core.networks",
        "core.analysis",
        "core.rules");
    row(
        "core.diagnosis.fit",
        "core.task",
        "core.net",
        "core.tls",
        "core.catalog",
        "core.networks",
        "core.analysis",
        "core.diagnosis");
    row(
        "core.export",
        "core.task",
        "core.net",
        "core.tls",
        "core.source",
        "core.scan",
        "core.log",
        "core.catalog",
        "core.networks",
        "core.networks.mmdb",
        "core.analysis",
        "core.check",
        "core.rules",
        "core.diagnosis",
        "core.diagnosis.fit");
    row("core.lookup", "core.net", "core.tls", "core.scan", "core.log", "core.catalog");
    row("core.settings");
    row("core.update");
    row(
        "cli",
        "core.task",
        "core.net",
        "core.tls",
        "core.source",
        "core.ssh",
        "core.remote",
        "core.scan",
        "core.log",
        "core.catalog",
        "core.meaning",
        "core.networks",
        "core.networks.mmdb",
        "core.analysis",
        "core.check",
        "core.rules",
        "core.diagnosis",
        "core.diagnosis.fit",
        "core.export",
        "core.lookup");
    row("ui.fx", "core.tls");
    row(
        "ui.session",
        "ui.fx",
        "core.task",
        "core.net",
        "core.source",
        "core.log",
        "core.catalog",
        "core.networks",
        "core.networks.dns",
        "core.networks.mmdb",
        "core.analysis",
        "core.rules",
        "core.diagnosis",
        "core.settings");
    row("ui.actions", "ui.fx");
    row("ui.palette", "ui.fx", "ui.actions");
    row("ui.keys", "ui.fx", "ui.actions");
    screen("notes");
    screen("preferences", "core.settings", "ui.actions");
    screen("problems");
    screen("remote", "core.remote", "core.ssh", "core.task");
    screen("update", "core.settings", "core.update");
    screen("welcome", "core.settings", "ui.remote");
    screen("overview");
    screen("timeline", "core.export");
    screen("compare", "core.export");
    screen("who", "core.networks", "core.networks.dns", "core.networks.mmdb");
    screen("clients", "core.networks", "core.networks.mmdb", "core.rules", "ui.who");
    screen("lines", "core.networks", "core.scan", "core.meaning", "ui.anatomy");
    screen(
        "explanation",
        "core.diagnosis.fit",
        "core.lookup",
        "core.meaning",
        "core.networks",
        "core.scan",
        "core.task",
        "ui.anatomy");
    row("ui.anatomy", "ui.fx", "core.log", "core.meaning");
    screen("lookup", "core.lookup", "core.meaning", "ui.explanation");
    screen("rules", "core.networks", "core.rules");
    screen("sources");
    screen("save", "core.export", "core.networks", "core.networks.mmdb", "core.rules", "core.task");
    screen(
        "main",
        "core.settings",
        "core.task",
        "ui.actions",
        "ui.keys",
        "ui.notes",
        "ui.palette",
        "ui.preferences",
        "ui.welcome",
        "ui.save",
        "ui.who");
    row(
        "ui",
        "ui",
        "core.analysis",
        "core.catalog",
        "core.diagnosis",
        "core.lookup",
        "core.meaning",
        "core.networks",
        "core.networks.dns",
        "core.remote",
        "core.settings",
        "core.source",
        "core.ssh",
        "core.update");
    row("", "cli", "ui");
  }

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages(ROOT + ".planted");

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatItsRowAllows() {
    return MAY_USE.keySet().stream()
        .map(row -> DynamicTest.dynamicTest(name(row), () -> rowRule(row).check(PROGRAM)));
  }

  @Test
  void everyPackageHasARow() {
    Set<String> rows = new TreeSet<>();
    PROGRAM.forEach(one -> rows.add(rowOf(one)));

    assertThat(rows).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    assertThat(PROGRAM.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .allMatch(
            one ->
                one.equals(ROOT)
                    || one.equals(ROOT + ".core.log.anatomy")
                    || one.equals(ROOT + ".core.log.envelopes")
                    || one.equals(ROOT + ".core.log.formats")
                    || MAY_USE.containsKey(one.substring(ROOT.length() + 1)));
  }

  @Test
  void noRowsAreInACycle() {
    cycleRule().check(PROGRAM);
  }

  /// ArchUnit finds nothing wrong in a program it has not seen.
  @Test
  void theWholeProgramWasLookedAt() {
    assertThat(PROGRAM.stream().filter(JavaClass::isTopLevelClass).count()).isGreaterThan(150);
  }

  @Test
  void coreAndTheCommandLineNeverSeeJavaFx() {
    javaFxRule().check(PROGRAM);
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStaysInItsPackages() {
    return Stream.of(
            onlyIn(
                "tools.jackson..",
                "core.catalog",
                "core.networks",
                "core.settings",
                "core.export",
                "cli"),
            onlyIn("com.maxmind..", "core.networks.mmdb"),
            onlyIn("javax.naming..", "core.networks.dns"),
            onlyIn("com.jcraft..", "core.ssh"),
            onlyIn("inet.ipaddr..", "core.net"),
            onlyIn("org.apache.commons.compress..", "core.source"),
            onlyIn("org.tukaani.xz..", "core.source"),
            onlyIn("com.github.luben.zstd..", "core.source"),
            onlyIn("picocli..", "cli"),
            onlyIn("atlantafx..", "ui"),
            onlyIn("org.controlsfx..", "ui"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PROGRAM)));
  }

  @Test
  void onlyOneDoorLeadsToTheFxThread() {
    runLaterRule().check(PROGRAM);
  }

  @Test
  void onlyControllersAreFilledByFxml() {
    fxmlRule().check(PROGRAM);
  }

  @Test
  void sealedTypesKeepTheirVariantsWithThem() {
    sealedRule().check(PROGRAM);
  }

  @Test
  void eachGateReportsAPlantedViolation() {
    failsOnPlanted(javaFxRule(), "UsesJavaFx");
    failsOnPlanted(onlyIn("tools.jackson..", "core.catalog"), "UsesJackson");
    failsOnPlanted(runLaterRule(), "RunsLater");
    failsOnPlanted(fxmlRule(), "FilledByFxml");
    failsOnPlanted(sealedRule(), "Sealed");
    failsOnPlanted(rowRule("core.planted", Set.of("core.net")), "UsesJavaFx");
    failsOnPlanted(slices().matching(ROOT + ".planted.(**)").should().beFreeOfCycles(), "Cycle");
  }

  private static void failsOnPlanted(ArchRule rule, String named) {
    assertThatThrownBy(() -> rule.check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(named);
  }

  private static void row(String name, String... mayUse) {
    MAY_USE.put(name, Set.of(mayUse));
  }

  /// What every screen may use, and what this one may use besides.
  private static void screen(String name, String... besides) {
    Set<String> mayUse =
        new TreeSet<>(
            Set.of(
                "ui.fx",
                "ui.session",
                "core.net",
                "core.tls",
                "core.source",
                "core.log",
                "core.catalog",
                "core.analysis",
                "core.diagnosis"));
    mayUse.addAll(Arrays.asList(besides));
    MAY_USE.put("ui." + name, mayUse);
  }

  private static ArchRule rowRule(String row) {
    return rowRule(row, Objects.requireNonNull(MAY_USE.get(row)));
  }

  private static ArchRule rowRule(String row, Set<String> mayUse) {
    return noClasses()
        .that(inRow(row))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are ours and not in its row",
                (JavaClass used) ->
                    used.getPackageName().startsWith(ROOT)
                        && !rowOf(used).equals(row)
                        && !isAllowed(rowOf(used), mayUse)))
        .as(name(row) + " uses only " + new TreeSet<>(mayUse));
  }

  /// `ui` in a row stands for all its screens.
  private static boolean isAllowed(String used, Set<String> mayUse) {
    return mayUse.contains(used) || (mayUse.contains("ui") && used.startsWith("ui"));
  }

  private static DescribedPredicate<JavaClass> inRow(String row) {
    return DescribedPredicate.describe("in " + name(row), one -> rowOf(one).equals(row));
  }

  /// The longest row that a class's package begins with.
  private static String rowOf(JavaClass one) {
    String name = one.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
    if (name.startsWith("planted.core")) {
      return "core.planted";
    }
    return MAY_USE.keySet().stream()
        .filter(row -> row.isEmpty() || name.equals(row) || name.startsWith(row + "."))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static String name(String row) {
    return row.isEmpty() ? ROOT : row;
  }

  private static ArchRule cycleRule() {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass one) {
                return one.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(name(rowOf(one)))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "rows";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private static ArchRule javaFxRule() {
    return noClasses()
        .that(resideInAnyPackage(ROOT + ".core..", ROOT + ".cli..", ROOT + ".planted.core.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.."));
  }

  private static ArchRule onlyIn(String library, String... rows) {
    List<String> homes = Stream.of(rows).map(row -> ROOT + "." + row + "..").toList();
    return noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(homes.toArray(String[]::new))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .as(library + " only in " + List.of(rows));
  }

  private static ArchRule runLaterRule() {
    return noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(ROOT + ".ui.fx")))
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class);
  }

  private static ArchRule fxmlRule() {
    return fields()
        .that()
        .areAnnotatedWith(FXML.class)
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Controller");
  }

  /// ArchUnit does not count `permits` as a dependency.
  private static ArchRule sealedRule() {
    return classes()
        .that(
            DescribedPredicate.describe("are sealed", (JavaClass one) -> one.reflect().isSealed()))
        .should(
            new ArchCondition<>("keep their variants in their own package") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                for (Class<?> variant : one.reflect().getPermittedSubclasses()) {
                  boolean together = variant.getPackageName().equals(one.getPackageName());
                  events.add(
                      new SimpleConditionEvent(
                          one, together, one.getName() + " permits " + variant.getName()));
                }
              }
            });
  }
}
