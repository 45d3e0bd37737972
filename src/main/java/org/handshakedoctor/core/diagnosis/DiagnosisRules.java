package org.handshakedoctor.core.diagnosis;

import java.util.List;

/// The rules, in the order in which their evidence is shown.
final class DiagnosisRules {
  static final List<DiagnosisRule> ALL =
      List.of(
          new NothingRead(),
          new NoFailures(),
          new LocalFailures(),
          new Healed(),
          new CertificateRefused(),
          new ServerFailures(),
          new OurChange(),
          new BackendFailures(),
          new FewOfAll(),
          new Over(),
          new ChangeBeside(),
          new ProxyInFront(),
          new Flood(),
          new Machines(),
          new OldVisitors(),
          new Unclear(),
          new VisitorNoise(),
          new Visits(),
          new Repeats(),
          new OneNetwork(),
          new OwnParts(),
          new KnownMonitors(),
          new Scans(),
          new KnownScanners(),
          new ForgedLines(),
          new FewerByUpgrade(),
          new NginxSeen(),
          new OpenSslSeen(),
          new DenyHasNoEffect(),
          new LevelChange(),
          new LogLimits());

  private DiagnosisRules() {}
}
