// Opens XMI files with Apache UIMA and prints what it finds, for src/core/formats/uima/debian-uima.test.ts.
// Arguments: a type system, then XMI files. A line for each text and annotation; strings as UTF-16 in hexadecimal.
import java.io.File;
import java.io.FileInputStream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class ReadXmi {
  public static void main(String[] args) throws Exception {
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(new File(args[0])));
    types.resolveImports();
    for (int i = 1; i < args.length; i++) {
      CAS cas = CasCreationUtils.createCas(types, null, null);
      try (FileInputStream in = new FileInputStream(args[i])) {
        XmiCasDeserializer.deserialize(in, cas);
      }
      System.out.println("file " + i + " " + hex(cas.getDocumentText()));
      for (AnnotationFS one : cas.getAnnotationIndex()) {
        StringBuilder line = new StringBuilder(one.getType().getName());
        line.append(' ').append(one.getBegin()).append(' ').append(one.getEnd());
        for (Feature feature : one.getType().getFeatures()) {
          String name = feature.getShortName();
          if (feature.getRange().getName().equals("uima.cas.String")) {
            String value = one.getStringValue(feature);
            if (value != null) line.append(' ').append(name).append('=').append(hex(value));
          } else if (name.equals("Governor") || name.equals("Dependent")) {
            AnnotationFS end = (AnnotationFS) one.getFeatureValue(feature);
            line.append(' ').append(name).append('=').append(end.getBegin());
          }
        }
        System.out.println(line);
      }
    }
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (char unit : text.toCharArray()) hex.append(String.format("%04x", (int) unit));
    return hex.toString();
  }
}
