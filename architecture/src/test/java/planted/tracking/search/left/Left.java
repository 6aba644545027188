package planted.tracking.search.left;

import java.util.List;
import planted.tracking.search.right.Right;

public record Left(List<Right> others) {}
