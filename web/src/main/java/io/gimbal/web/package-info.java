/// The pages people look at. A page is a view record, computed in Java, and a template that lays it out; the templates
/// are compiled with the module. Pages call the services of the modules below and never a store.
///
/// `kit` holds what pages share (the frame, lights, sparklines, numbers as text); each other package is one page or a
/// family of them: a view and its routes. The root holds what pages need to be told by others.
///
/// Every page can be read without scripts: what a chart shows stands in a table below it, graphs and sparklines are
/// drawn here. Scripts and styles come from this jar only, and none is written into a page.
@NullMarked
package io.gimbal.web;

import org.jspecify.annotations.NullMarked;
