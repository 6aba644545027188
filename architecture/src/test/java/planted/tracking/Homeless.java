package planted.tracking;

import com.tngtech.archunit.core.domain.JavaClass;

final class Homeless {
    String name(JavaClass type) {
        return type.getName();
    }
}
